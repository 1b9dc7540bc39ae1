namespace IrisServer.Models;

internal static class ModelServices
{
    public static void AddModelRegistry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DefaultModelSeeder>();
    }
}
