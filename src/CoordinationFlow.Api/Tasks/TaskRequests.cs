using System.ComponentModel.DataAnnotations;
using CoordinationFlow.Api.Bodies;

namespace CoordinationFlow.Api.Tasks;

/// <summary>Why a prepared answer goes back to its handler.</summary>
public sealed record ReturnRequest
{
    /// <summary>What the handler is to change.</summary>
    [MaxLength(BodyLimits.Line), NotBlank]
    public required string Remark { get; init; }
}
