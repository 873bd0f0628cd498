namespace CoordinationFlow.Benchmarks.Lists;

/// <summary>How long one call of Studio's takes on a server with 100 instances and on one with many; milliseconds, from the request to the answer's last byte.</summary>
internal sealed record ListReport(string Store, string Question, int Instances, int Definitions, double SmallP50, double SmallP95, double LargeP50, double LargeP95);
