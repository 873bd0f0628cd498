using System.Collections.Immutable;
using System.Text.Json;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Participants;

/// <summary>
/// Puts the reference data that ships into an empty store: participants and areas always, demo persons where the host allows them (domain 8).
/// </summary>
public sealed class ReferenceSeed(IStore store, StoredReferenceData reference)
{
    // Read when it is wanted: a store that has its participants is not kept waiting for it at each start.
    private static readonly Lazy<ShippedReference> Read = new(ReadShipped);

    /// <summary>The data that ships.</summary>
    public static ShippedReference Shipped => Read.Value;

    /// <summary>Fills a store that has no participant yet; another node that does the same at the same time is no error.</summary>
    public async Task PlantAsync(bool withDemoPersons, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        if ((await transaction.QueryAsync(ReferenceRow.Table.Where(nameof(ReferenceRow.Kind), Comparison.Equal, ReferenceKinds.Participant).Take(1), cancellationToken)).Count > 0)
        {
            return;
        }

        Insert(transaction, ReferenceKinds.Participant, Shipped.Participants, participant => participant.Code);
        Insert(transaction, ReferenceKinds.Area, Shipped.Areas, area => area.Code);
        if (withDemoPersons)
        {
            Insert(transaction, ReferenceKinds.Person, Shipped.Persons, person => person.Id);
        }

        try
        {
            await transaction.CommitAsync(cancellationToken);
        }
        catch (StoreConflictException)
        {
            // Another node has just planted the same rows.
        }

        reference.Forget();
    }

    /// <summary>Adds the sandbox's two participants where they are missing; another node that does the same at the same time is no error.</summary>
    public async Task PlantSandboxAsync(CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        foreach (var participant in SandboxParticipants)
        {
            if (await transaction.FindAsync(ReferenceRow.Table, cancellationToken, ReferenceKinds.Participant, participant.Code) is null)
            {
                Insert(transaction, ReferenceKinds.Participant, [participant], one => one.Code);
            }
        }

        try
        {
            await transaction.CommitAsync(cancellationToken);
        }
        catch (StoreConflictException)
        {
            // Another node has just planted the same rows.
        }

        reference.Forget();
    }

    private static Participant[] SandboxParticipants { get; } =
    [
        Tried(Sandbox.Code, "Sandbox for integrators", "Bac à sable pour intégrateurs", "Zandbak voor integratoren", "Sandkasten für Integratoren"),
        Tried(Sandbox.Lead, "Sandbox, lead", "Bac à sable, pilote", "Zandbak, piloot", "Sandkasten, Federführung"),
    ];

    private static Participant Tried(string code, string en, string fr, string nl, string de) => new(code, ParticipantKind.FederalAgency)
    {
        Names = ImmutableDictionary<string, string>.Empty.Add("en", en).Add("fr", fr).Add("nl", nl).Add("de", de),
        Languages = ["en", "fr", "nl", "de"],
    };

    private static void Insert<T>(IStepTransaction transaction, string kind, IEnumerable<T> things, Func<T, string> code)
    {
        foreach (var thing in things)
        {
            transaction.Insert(ReferenceRow.Table, new ReferenceRow { Kind = kind, Code = code(thing), Json = JsonSerializer.Serialize(thing, CanonicalJson.Options) });
        }
    }

    private static ShippedReference ReadShipped()
    {
        using var stream = typeof(ReferenceSeed).Assembly.GetManifestResourceStream("reference.json") ?? throw new InvalidOperationException("The reference data is not in the assembly.");
        return JsonSerializer.Deserialize<ShippedReference>(stream, CanonicalJson.Options)!;
    }
}

/// <summary>Reference data that ships with the product.</summary>
public sealed record ShippedReference(ImmutableArray<Participant> Participants, ImmutableArray<PolicyArea> Areas, ImmutableArray<Person> Persons);
