using System.Globalization;
using IrisBench.ServiceDefaults;

namespace IrisServer.Storage;

/// <summary>Brings the file to this program's schema. <c>PRAGMA user_version</c> counts the steps done.</summary>
internal sealed class StoreSchema(SqliteDatabase database, ILogger<StoreSchema> logger)
{
    // Append only: a step that was released is never edited.
    // The blob stands last, so that reading metadata does not walk its pages.
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE user (
            name TEXT NOT NULL PRIMARY KEY,
            password_hash TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE model (
            version INTEGER PRIMARY KEY AUTOINCREMENT,
            sha256 TEXT NOT NULL,
            size INTEGER NOT NULL,
            accuracy REAL,
            creator TEXT NOT NULL,
            created_at TEXT NOT NULL,
            content BLOB NOT NULL
        );
        """,
        // Models were archives of ML.NET, which nothing reads any more. Their numbers are not given again.
        "DELETE FROM model",
    ];

    public async Task UpgradeAsync(CancellationToken cancellationToken)
    {
        await using (var connection = await database.OpenAsync(cancellationToken))
            await connection.ExecuteAsync("PRAGMA journal_mode = WAL", cancellationToken);
        await database.WriteAsync(
            async connection =>
            {
                var done = await connection.ReadUserVersionAsync(cancellationToken);
                if (done > Steps.Length)
                    throw new StartupRefusedException($"the store has schema {done}, newer than this program's {Steps.Length}: run the "
                        + "version that wrote it, or a newer one.");
                foreach (var step in Steps.Skip((int)done))
                {
                    var removed = await connection.ExecuteAsync(step, cancellationToken);
                    if (removed > 0)
                        logger.LogWarning(
                            "Removed {Count} models in ML.NET's archive format, which is no longer read; "
                            + "the default one comes anew, the others are trained again.",
                            removed);
                }

                var version = Steps.Length.ToString(CultureInfo.InvariantCulture);
                return await connection.ExecuteAsync($"PRAGMA user_version = {version}", cancellationToken);
            },
            cancellationToken);
    }
}
