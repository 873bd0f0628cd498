namespace CoordinationFlow.Benchmarks.Dossiers;

/// <summary>What the use cases did: dossiers created and circulated, and answers committed, through the desk with audit, outbox and flow.</summary>
internal sealed record DossierReport(
    string Store, int Count, int Parallel, double DossiersPerSecond, double AnswersPerSecond, double AnswerMillisecondsP50, double AnswerMillisecondsP99,
    double TransactionsPerDossier, double TransactionsPerAnswer, long BytesPerDossier, long BytesPerAnswer, double CommitsPerSecond);
