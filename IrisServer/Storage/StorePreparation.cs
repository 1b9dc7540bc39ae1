using IrisBench.ServiceDefaults.Startup;
using IrisServer.Authentication;
using IrisServer.Models;
using Microsoft.Data.Sqlite;

namespace IrisServer.Storage;

/// <summary>What must stand in the store before the first request: the schema, the first user, the default model.</summary>
internal static class StorePreparation
{
    /// <exception cref="StartupRefusedException">The store's path cannot be used.</exception>
    public static async Task PrepareStoreAsync(this WebApplication app)
    {
        var services = app.Services;
        var path = services.GetRequiredService<StorePath>();
        try
        {
            path.EnsureExists();
            await services.GetRequiredService<StoreSchema>().UpgradeAsync(CancellationToken.None);
            await services.GetRequiredService<FirstUser>().SaveAsync(CancellationToken.None);
            await services.GetRequiredService<DefaultModelSeeder>().SeedAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new StartupRefusedException($"setting {StorePath.Setting}: cannot use {path.FullPath}: {exception.Message}", exception);
        }
    }
}
