namespace IrisServer.Storage;

internal static class StoreServices
{
    public static void AddStore(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(StorePath.From(builder.Configuration));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<SqliteDatabase>();
        services.AddSingleton<StoreSchema>();
        services.AddSingleton<IModelStore, SqliteModelStore>();
        services.AddSingleton<IUserStore, SqliteUserStore>();
        services.AddHealthChecks().AddCheck<StoreHealthCheck>("store", timeout: TimeSpan.FromSeconds(5));
    }
}
