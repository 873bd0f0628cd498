using System.Security.Cryptography;
using System.Text;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Server.Demo;
using CoordinationFlow.Server.Settings;

namespace CoordinationFlow.Server.SignIn;

/// <summary>Whose token it is. Only hashes are kept. Thread-safe.</summary>
internal sealed class TokenHolders(IReferenceData reference, ServerSettings settings)
{
    private (ReferenceData? Of, Dictionary<string, Person> ByHash) _known = (null, []);

    /// <summary>The account with that token; null: nobody's, or without a role.</summary>
    public async ValueTask<Person?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var current = await reference.CurrentAsync(cancellationToken);
        var known = _known;
        if (!ReferenceEquals(known.Of, current))
        {
            _known = known = (current, current.Persons.Values.Where(person => person.TokenHash is not null).ToDictionary(person => person.TokenHash!));
        }
        var holder = known.ByHash.GetValueOrDefault(Hash(token)) ?? (settings.Demo.Enabled ? DemoTokens.Person(token, current) : null);
        return holder is { Roles.Length: > 0 } ? holder : null;
    }

    /// <summary>What is kept of a token: SHA-256, hex. Tokens are long and random, so a slow hash would add nothing.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
