using System.Security.Cryptography;
using System.Text.Json.Serialization;
using IrisServer.Storage;
using Microsoft.Data.Sqlite;

namespace IrisServer.Models;

/// <summary>Immutable, numbered models. A version that was returned by <see cref="AddAsync"/> survives a restart and a kill.</summary>
internal sealed class ModelStore(SqliteDatabase database, TimeProvider clock)
{
    private const string MetadataColumns = "version, sha256, size, accuracy, creator, created_at";
    private const int PieceBytes = 64 * 1024;

    /// <summary>Stores a model under the next version, starting at 1.</summary>
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

    /// <summary>Stores the default model as version 0, unless there is one already.</summary>
    public Task AddDefaultAsync(NewModel model, CancellationToken cancellationToken)
        => database.WriteAsync(
            async connection =>
            {
                await using var insert = InsertCommand(connection, "INSERT OR IGNORE", ModelMetadata.DefaultVersion, model);
                return await insert.ExecuteNonQueryAsync(cancellationToken);
            },
            cancellationToken);

    /// <summary>What is known of a version, or null when it does not exist.</summary>
    public async Task<ModelMetadata?> FindAsync(long version, CancellationToken cancellationToken)
        => (await SelectAsync("WHERE version = $version", cancellationToken, ("$version", version))).SingleOrDefault();

    /// <summary>The newest version but the default one, or null when nothing was trained yet.</summary>
    public async Task<ModelMetadata?> FindLastTrainedAsync(CancellationToken cancellationToken)
        => (await SelectAsync(
            "WHERE version > $default ORDER BY version DESC LIMIT 1",
            cancellationToken,
            ("$default", ModelMetadata.DefaultVersion))).SingleOrDefault();

    /// <summary>At most <paramref name="limit"/> versions below <paramref name="before"/> (null: from the newest), newest first.</summary>
    public Task<IReadOnlyList<ModelMetadata>> ListAsync(int limit, long? before, CancellationToken cancellationToken)
        => SelectAsync(
            "WHERE version < $before ORDER BY version DESC LIMIT $limit",
            cancellationToken,
            ("$before", before ?? long.MaxValue), ("$limit", limit));

    /// <summary>Copies the bytes of an existing version, a piece at a time, to a reader as slow as it likes.</summary>
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

/// <summary>A stored model without its bytes.</summary>
/// <param name="Version">0 for the default model, then 1, 2, … in the order of upload.</param>
/// <param name="Sha256">Hash of the bytes, lower-case hexadecimal.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Accuracy">Share of test rows classified correctly (0 to 1), as its document says.</param>
/// <param name="Creator">The user whose token came with the upload.</param>
/// <param name="CreatedAt">When the version was stored.</param>
internal sealed record ModelMetadata(
    long Version, string Sha256, long Size, double Accuracy, string Creator, DateTimeOffset CreatedAt)
{
    public const long DefaultVersion = 0;

    /// <summary>Value of the strong <c>ETag</c>, quotes included.</summary>
    [JsonIgnore]
    public string EntityTag => $"\"{Version}-sha256-{Sha256}\"";
}

/// <summary>A model on its way into the store.</summary>
internal sealed record NewModel(byte[] Content, double Accuracy, string Creator)
{
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Content));
}
