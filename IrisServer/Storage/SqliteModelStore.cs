using IrisServer.Models;
using Microsoft.Data.Sqlite;

namespace IrisServer.Storage;

internal sealed class SqliteModelStore(SqliteDatabase database, TimeProvider clock) : IModelStore
{
    private const string MetadataColumns = "version, sha256, size, accuracy, creator, created_at";
    private const int PieceBytes = 64 * 1024;

    public Task<ModelMetadata> AddAsync(NewModel model, CancellationToken cancellationToken)
        => database.WriteAsync(
            async connection =>
            {
                await using var insert = InsertCommand(connection, "INSERT", version: null, model);
                await using var inserted = await insert.ExecuteReaderAsync(cancellationToken);
                await inserted.ReadAsync(cancellationToken);
                return ReadMetadata(inserted);
            },
            cancellationToken);

    public Task AddDefaultAsync(NewModel model, CancellationToken cancellationToken)
        => database.WriteAsync(
            async connection =>
            {
                await using var insert = InsertCommand(connection, "INSERT OR IGNORE", ModelMetadata.DefaultVersion, model);
                return await insert.ExecuteNonQueryAsync(cancellationToken);
            },
            cancellationToken);

    public async Task<ModelMetadata?> FindAsync(long version, CancellationToken cancellationToken)
        => (await SelectAsync("WHERE version = $version", cancellationToken, ("$version", version))).SingleOrDefault();

    public async Task<ModelMetadata?> FindLastTrainedAsync(CancellationToken cancellationToken)
        => (await SelectAsync(
            "WHERE version > $default ORDER BY version DESC LIMIT 1",
            cancellationToken,
            ("$default", ModelMetadata.DefaultVersion))).SingleOrDefault();

    public Task<IReadOnlyList<ModelMetadata>> ListAsync(int limit, long? before, CancellationToken cancellationToken)
        => SelectAsync(
            "WHERE version < $before ORDER BY version DESC LIMIT $limit",
            cancellationToken,
            ("$before", before ?? long.MaxValue), ("$limit", limit));

    public async Task CopyContentAsync(ModelMetadata model, Stream destination, CancellationToken cancellationToken)
    {
        var piece = new byte[Math.Min(PieceBytes, model.Size)];
        for (long copied = 0; copied < model.Size;)
        {
            var read = await ReadPieceAsync(model.Version, copied, piece, cancellationToken);
            await destination.WriteAsync(piece.AsMemory(0, read), cancellationToken);
            copied += read;
        }
    }

    // Opened anew for each piece: a transaction as long as a slow download would keep the log from being written back.
    private async Task<int> ReadPieceAsync(long version, long offset, byte[] piece, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var blob = new SqliteBlob(connection, "model", "content", version, readOnly: true);
        blob.Position = offset;
        var read = blob.Read(piece);
        return read > 0 ? read : throw new InvalidOperationException($"Model {version} is shorter in the store than it should be.");
    }

    private SqliteCommand InsertCommand(SqliteConnection connection, string verb, long? version, NewModel model)
        => connection.Command(
            $"{verb} INTO model ({MetadataColumns}, content) "
            + "VALUES ($version, $sha256, $size, $accuracy, $creator, $createdAt, $content) "
            + $"RETURNING {MetadataColumns}",
            ("$version", version),
            ("$sha256", model.Sha256), ("$size", model.Content.Length), ("$accuracy", model.Accuracy),
            ("$creator", model.Creator), ("$createdAt", clock.GetUtcNow()), ("$content", model.Content));

    private async Task<IReadOnlyList<ModelMetadata>> SelectAsync(
        string clauses, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.Command($"SELECT {MetadataColumns} FROM model {clauses}", parameters);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<ModelMetadata>();
        while (await rows.ReadAsync(cancellationToken))
            found.Add(ReadMetadata(rows));
        return found;
    }

    private static ModelMetadata ReadMetadata(SqliteDataReader row) => new(
        Version: row.GetInt64(0),
        Sha256: row.GetString(1),
        Size: row.GetInt64(2),
        Accuracy: row.GetDouble(3),
        Creator: row.GetString(4),
        CreatedAt: row.GetDateTimeOffset(5));
}
