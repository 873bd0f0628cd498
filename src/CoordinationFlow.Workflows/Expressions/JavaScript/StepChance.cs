using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CoordinationFlow.Workflows.Runtime;
using Jint;
using Jint.Native;
using Jint.Runtime.Interop;

namespace CoordinationFlow.Workflows.Expressions.JavaScript;

/// <summary><c>Math.random</c> and Guids out of the identity seam, so that a simulation decides them.</summary>
internal static class StepChance
{
    /// <summary>Puts <c>Math.random</c> in place.</summary>
    public static void Install(Engine engine, IIdentity identity) =>
        engine.Global.Get("Math").AsObject().Set("random", new ClrFunction(engine, "random", (_, _) => Fraction(identity)));

    /// <summary>A random Guid (version 4) that the identity decides.</summary>
    public static Guid NewGuid(IIdentity identity)
    {
        var bytes = Draw(identity).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A Guid's 22 characters without those that addresses dislike.</summary>
    public static string NewShortGuid(IIdentity identity) =>
        Convert.ToBase64String(NewGuid(identity).ToByteArray()).Replace("/", "", StringComparison.Ordinal).Replace("+", "", StringComparison.Ordinal).TrimEnd('=');

    private static JsNumber Fraction(IIdentity identity) =>
        new((BinaryPrimitives.ReadUInt64BigEndian(Draw(identity)) >> 11) * (1.0 / (1UL << 53)));

    private static byte[] Draw(IIdentity identity) => SHA256.HashData(Encoding.UTF8.GetBytes(identity.NewId()));
}
