using IrisBench.ServiceDefaults;
using IrisServer.Authentication;
using IrisServer.Models;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IrisServer.Storage;

/// <summary>What must stand in the store before the first request: the schema, the first user, the default model.</summary>
internal static class StorePreparation
{
    public static void AddStore(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(StorePath.From(builder.Configuration));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<SqliteDatabase>();
        services.AddSingleton<StoreSchema>();
        services.AddSingleton<ModelStore>();
        services.AddSingleton<DefaultModelSeeder>();
        services.AddSingleton<UserStore>();
        services.AddHealthChecks().AddCheck<StoreHealthCheck>("store", timeout: TimeSpan.FromSeconds(5));
    }

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

/// <summary>Healthy while the store's file can be opened and its model table read.</summary>
internal sealed class StoreHealthCheck(SqliteDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await database.OpenUnpooledAsync(cancellationToken);
            await using var command = connection.Command("SELECT version FROM model LIMIT 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (SqliteException exception)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The store does not answer.", exception);
        }
    }
}
