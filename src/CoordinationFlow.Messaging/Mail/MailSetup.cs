using CoordinationFlow.Coordination.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoordinationFlow.Messaging.Mail;

/// <summary>Wires the post.</summary>
public static class MailSetup
{
    /// <summary>Adds mail by these rules to where the settings say; with neither server nor folder nothing is mailed.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, MailRules rules, PostSettings settings)
    {
        if (settings.Connection.Length == 0 && settings.Folder.Length == 0)
        {
            return services.Replace(ServiceDescriptor.Singleton(MailRules.Off));
        }

        services.Replace(ServiceDescriptor.Singleton(rules));
        services.AddSingleton(settings);
        services.TryAddSingleton<IPost>(_ => settings.Connection.Length > 0 ? new SmtpPost(settings) : new FolderPost(settings.Folder));
        return services.AddHostedService<MailWorker>();
    }
}
