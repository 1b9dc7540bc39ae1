using Microsoft.Data.Sqlite;

namespace IrisServer.Storage;

/// <summary>Connections to the store's file, and the order of its writers.</summary>
internal sealed class SqliteDatabase(StorePath path) : IDisposable
{
    // SQLite has one writer at a time. Waiting here costs no thread and is fair; the busy timeout is left for other processes.
    private readonly SemaphoreSlim _writer = new(1, 1);

    // SQLITE_CANTOPEN.
    private const int CannotOpen = 14;

    private readonly string _connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = path.FullPath,
        // Never create: a file that disappeared is a failure, not an empty store.
        Mode = SqliteOpenMode.ReadWrite,
        DefaultTimeout = 10,
    }.ToString();

    public Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken)
        => OpenAsync(_connectionString, cancellationToken);

    /// <summary>A connection that looks at the file anew instead of reusing an open handle.</summary>
    public Task<SqliteConnection> OpenUnpooledAsync(CancellationToken cancellationToken)
        => OpenAsync(_connectionString + ";Pooling=False", cancellationToken);

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction and commits it, to the file that is there now: what goes to a handle of
    /// a file that was removed is lost.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        try
        {
            await using var connection = await OpenUnpooledAsync(cancellationToken);
            await using var transaction = connection.BeginTransaction(deferred: false);
            var result = await work(connection);
            await transaction.CommitAsync(cancellationToken);
            return File.Exists(path.FullPath) ? result : throw new SqliteException("The store's file is gone.", CannotOpen);
        }
        finally
        {
            _writer.Release();
        }
    }

    public void Dispose() => _writer.Dispose();

    private static async Task<SqliteConnection> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            // FULL: a commit that was acknowledged is on the disk, also in WAL mode.
            await connection.ExecuteAsync("PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL;", cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}

/// <summary>Parameterised SQL in one call. A command takes part in its connection's open transaction.</summary>
internal static class SqliteCommands
{
    public static SqliteCommand Command(this SqliteConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    public static async Task<int> ExecuteAsync(this SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(sql);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public static async Task<long> ReadUserVersionAsync(this SqliteConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.Command("PRAGMA user_version");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
