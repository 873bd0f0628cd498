using System.ComponentModel.DataAnnotations;
using System.Net;
using CoordinationFlow.Persistence;

namespace CoordinationFlow.Server.Settings;

/// <summary>Reads the settings and refuses to start with wrong ones, in words that an operator can act on.</summary>
public static class SettingsCheck
{
    private static readonly HashSet<string> Known = new(typeof(ServerSettings).GetProperties().Select(property => property.Name), StringComparer.OrdinalIgnoreCase);

    /// <summary>The settings of the configuration. Throws <see cref="SettingsException"/>.</summary>
    public static ServerSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var settings = Bind(configuration);
        var wrong = Known.SelectMany(section => Wrong(section, typeof(ServerSettings).GetProperty(section)!.GetValue(settings)!))
            .Concat(settings.Proxies.Known.Where(proxy => !IPAddress.TryParse(proxy, out _)).Select(proxy => $"Proxies:Known has '{proxy}', which is no address."))
            .ToList();
        wrong.AddRange(new[] { ("Bus", settings.Bus.TlsAuthorities), ("Bus", settings.Bus.TlsCertificate), ("Mail", settings.Mail.TlsAuthorities) }.Where(one => one.Item2.Length > 0 && !File.Exists(one.Item2)).Select(one => $"{one.Item1}: the file '{one.Item2}' is not there."));
        if (settings.Mail.QuietUntil >= settings.Mail.QuietFrom)
        {
            wrong.Add("Mail:QuietUntil must be earlier in the day than Mail:QuietFrom: between the two letters are sent.");
        }
        if (settings.Bus.Connection.Length > 0 && new StoreSettings(settings.Store.Connection, settings.Store.Folder).Kind == StoreKind.Memory)
        {
            wrong.Add("Bus:Connection names a broker, but the store is memory: what the broker keeps would outlive what it is about.");
        }
        if (environment.IsProduction() && (settings.Demo.Enabled || settings.SignIn.Scheme == "Demo"))
        {
            wrong.Add("Demo persons, demo tokens and the demo clock are switched on (Demo:Enabled or SignIn:Scheme=Demo) in the environment Production. Switch them off, or start with ASPNETCORE_ENVIRONMENT=Demo.");
        }
        if (settings.SignIn.Scheme == "Demo" && !settings.Demo.Enabled)
        {
            wrong.Add("SignIn:Scheme is Demo, but Demo:Enabled is false: nobody could sign in.");
        }
        return wrong.Count == 0 ? settings : throw new SettingsException(wrong);
    }

    private static ServerSettings Bind(IConfiguration configuration)
    {
        try
        {
            return configuration.Get<ServerSettings>() ?? new();
        }
        catch (InvalidOperationException unreadable)
        {
            throw new SettingsException([unreadable.InnerException is { } inner ? $"{unreadable.Message} {inner.Message}" : unreadable.Message]);
        }
    }

    private static IEnumerable<string> Wrong(string section, object value)
    {
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(value, new(value), found, validateAllProperties: true);
        return found.Select(result => $"{section}:{string.Join(", ", result.MemberNames)}: {result.ErrorMessage}");
    }
}

/// <summary>The server cannot start with these settings.</summary>
public sealed class SettingsException(IReadOnlyList<string> wrong)
    : Exception("CoordinationFlow does not start:" + string.Concat(wrong.Select(line => "\n  - " + line)))
{
    /// <summary>What is wrong, a line each.</summary>
    public IReadOnlyList<string> Wrong { get; } = wrong;
}
