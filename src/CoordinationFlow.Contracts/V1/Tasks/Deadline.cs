namespace CoordinationFlow.Contracts.V1;

/// <summary>A deadline, as an instant for programs and as local text for people.</summary>
/// <param name="Instant">UTC, to the second, which is still in time.</param>
/// <param name="Local">The same in Europe/Brussels, such as <c>2027-03-12 17:00 (Europe/Brussels)</c>.</param>
public sealed record Deadline(DateTimeOffset Instant, string Local);
