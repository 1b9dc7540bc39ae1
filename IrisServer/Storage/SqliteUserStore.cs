namespace IrisServer.Storage;

internal sealed class SqliteUserStore(SqliteDatabase database) : IUserStore
{
    public async Task<string?> FindPasswordHashAsync(string user, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.Command("SELECT password_hash FROM user WHERE name = $name", ("$name", user));
        return (string?)await command.ExecuteScalarAsync(cancellationToken);
    }

    public Task SavePasswordHashAsync(string user, string passwordHash, CancellationToken cancellationToken)
        => database.WriteAsync(
            async connection =>
            {
                await using var command = connection.Command(
                    "INSERT INTO user (name, password_hash) VALUES ($name, $hash) "
                    + "ON CONFLICT (name) DO UPDATE SET password_hash = excluded.password_hash",
                    ("$name", user), ("$hash", passwordHash));
                return await command.ExecuteNonQueryAsync(cancellationToken);
            },
            cancellationToken);
}
