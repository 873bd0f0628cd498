using System.Text.Json.Nodes;
using CoordinationFlow.IntegrationTests.Messaging;
using CoordinationFlow.IntegrationTests.Rights;
using CoordinationFlow.IntegrationTests.Server;
using CoordinationFlow.Messaging.Mail;
using CoordinationFlow.Workflows.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MimeKit;

namespace CoordinationFlow.IntegrationTests.Mail;

/// <summary>The real server on SQLite and a clock that is set by hand, which mails by SMTP to a server of the test, or into a folder.</summary>
internal sealed class MailWorld(string connection, ICrashPoints? crashPoints = null) : RunningServer
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cf-mail-").FullName;

    /// <summary>Where letters lie that no mail server takes.</summary>
    public string Folder => _folder;

    /// <summary>The clock: Monday 1 March 2027, 10:00 in Brussels.</summary>
    public FixedWorld.HandClock Clock { get; } = new();

    /// <inheritdoc/>
    protected override IEnumerable<string> Settings => ["--Demo:Dossiers=false", "--Mail:Portal=https://portal.example/"];

    /// <inheritdoc/>
    protected override void Change(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        services.Replace(ServiceDescriptor.Singleton(new PostSettings { Connection = connection, Folder = _folder, Look = TimeSpan.FromMilliseconds(20), AfterAFailure = TimeSpan.FromMilliseconds(20) }));
        if (connection.Length > 0)
        {
            services.Replace(ServiceDescriptor.Singleton<IPost>(provider => new SmtpPost(provider.GetRequiredService<PostSettings>())));
        }
        else
        {
            services.Replace(ServiceDescriptor.Singleton<IPost>(new FolderPost(_folder)));
        }
        if (crashPoints is not null)
        {
            services.Replace(ServiceDescriptor.Singleton(crashPoints));
        }
    }

    /// <summary>A dossier (pilot FA; FIN and VL asked, PREU told) of that class; its id.</summary>
    public async Task<string> DossierAsync(string reference, string classification = "Internal")
    {
        using var ann = As("ann");
        var made = await RightsWorld.SendAsync(ann, HttpMethod.Post, "/api/dossiers", $$$"""
            {"reference":"{{{reference}}}","title":{"en":"One form","nl":"Eén formulier"},"pilot":"FA","required":["FIN","VL"],"informed":["PREU"],"classification":"{{{classification}}}","meeting":"2027-04-20",
             "paragraphs":[{"id":"p1","text":{"en":"A text.","fr":"Un texte.","nl":"Een tekst."}}]}
            """);
        return made["dossierId"]!.ToString();
    }

    /// <summary>Gives a command as the coordinator.</summary>
    public async Task<JsonObject> GiveAsync(string path, string body)
    {
        using var ann = As("ann");
        return await RightsWorld.SendAsync(ann, HttpMethod.Post, path, body);
    }

    /// <summary>Circulates it for so many working days.</summary>
    public Task<JsonObject> CirculateAsync(string id, string procedure = "Ordinary", int days = 3) =>
        GiveAsync($"/api/dossiers/{id}/rounds", procedure == "Urgent" ? """{"procedure":"Urgent","deadline":{"elapsedHours":3}}""" : $$$"""{"procedure":"{{{procedure}}}","deadline":{"workingDays":{{{days}}}}}""");

    /// <summary>Waits for so many letters and gives them.</summary>
    public static async Task<IReadOnlyList<MimeMessage>> ArrivedAsync(Func<IReadOnlyList<MimeMessage>> letters, int count, string what)
    {
        await Eventually.IsTrueAsync(() => Task.FromResult(letters().Count >= count), what);
        return letters();
    }

    /// <summary>The calendar attached to a mail.</summary>
    public static Ical.Net.Calendar CalendarOf(MimeMessage mail) =>
        Ical.Net.Calendar.Load(mail.BodyParts.OfType<TextPart>().Single(part => part.ContentType.IsMimeType("text", "calendar")).Text)!;
}
