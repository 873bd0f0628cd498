namespace CoordinationFlow.Persistence.Sqlite;

/// <summary>Holds a SQLite file for this process alone, by a lock file beside it: the writer and the deadline worker must be the only ones.</summary>
public sealed class FileHold : IDisposable
{
    private readonly FileStream _lock;

    private FileHold(FileStream held) => _lock = held;

    /// <summary>Takes the file. Throws <see cref="IOException"/> where another process holds it.</summary>
    public static FileHold Take(string file)
    {
        var path = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new FileHold(new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException held)
        {
            throw new IOException($"Another process holds '{path}'. On SQLite one server runs at a time.", held);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();
}
