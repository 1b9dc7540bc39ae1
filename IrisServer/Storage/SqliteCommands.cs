using Microsoft.Data.Sqlite;

namespace IrisServer.Storage;

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
