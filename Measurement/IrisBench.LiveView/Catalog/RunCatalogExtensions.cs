namespace IrisBench.LiveView.Catalog;

internal static class RunCatalogExtensions
{
    /// <summary>Adds the list of runs in the results folder.</summary>
    public static void AddRunCatalog(this WebApplicationBuilder builder) => builder.Services.AddSingleton<RunCatalog>();
}
