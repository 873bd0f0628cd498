namespace CoordinationFlow.Benchmarks.Heap;

/// <summary>What the engine keeps in memory after few cycles and after many, and how large an instance is after few loops and after many.</summary>
/// <param name="FewCycles">After so many cycles the heap was measured first,</param>
/// <param name="FewBytes">after a full collection,</param>
/// <param name="ManyCycles">and after so many in all</param>
/// <param name="ManyBytes">again.</param>
internal sealed record HeapReport(int FewCycles, long FewBytes, int ManyCycles, long ManyBytes)
{
    /// <summary>Loops of the flow that loops, and bytes of its instance's rows (without the journal) then.</summary>
    public IReadOnlyList<(int Loops, long Bytes)> Looped { get; init; } = [];

    /// <summary>For people: Markdown.</summary>
    public string Table() => string.Join('\n',
    [
        "| | first | then | |",
        "| --- | ---: | ---: | ---: |",
        $"| heap after {FewCycles:N0} and {ManyCycles:N0} cycles | {FewBytes:N0} bytes | {ManyBytes:N0} bytes | {(double)ManyBytes / FewBytes:N2} times |",
        $"| an instance after {Looped[0].Loops:N0} and {Looped[^1].Loops:N0} loops | {Looped[0].Bytes:N0} bytes | {Looped[^1].Bytes:N0} bytes | {Looped[^1].Bytes - Looped[0].Bytes:N0} bytes more |",
    ]);
}
