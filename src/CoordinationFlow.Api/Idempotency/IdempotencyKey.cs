using System.Security.Cryptography;
using System.Text;
using CoordinationFlow.Api.Problems;
using CoordinationFlow.Coordination.Callers;
using Microsoft.AspNetCore.Http;

namespace CoordinationFlow.Api.Idempotency;

/// <summary>The header that every command must carry, so that a repetition takes effect once (INV-41).</summary>
public static class IdempotencyKey
{
    /// <summary>The header's name.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>The longest key, in characters.</summary>
    public const int MaxLength = 128;

    /// <summary>The request's key. Throws <see cref="ProblemException"/> where it is missing or no key.</summary>
    public static string Of(HttpContext http)
    {
        var key = http.Request.Headers[Header].ToString();
        if (key.Length == 0)
        {
            throw new ProblemException(ProblemCodes.KeyMissing, Header);
        }
        return key.Length <= MaxLength && key.All(letter => letter is > ' ' and <= '~')
            ? key
            : throw new ProblemException(ProblemCodes.KeyInvalid, Header, MaxLength);
    }

    /// <summary>
    /// The id of what a command with that key makes: the same for the same caller and key, so that a repetition names the same thing.
    /// 32 hex digits.
    /// </summary>
    public static string IdOf(Caller caller, string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.PersonId}\n{key}")))[..32];
}
