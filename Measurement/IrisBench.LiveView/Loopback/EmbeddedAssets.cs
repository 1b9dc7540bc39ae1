using Microsoft.Extensions.FileProviders;

namespace IrisBench.LiveView.Loopback;

/// <summary>
/// Serves the embedded files by ASP.NET Core's static files, which bring content types, ETag and 304. They hold no data,
/// so they need no session; the page that uses them does.
/// </summary>
internal static class EmbeddedAssets
{
    private const string StartPage = "index.html";
    private const string LoginStyle = "login.css";

    public static void UseEmbeddedAssets(this IApplicationBuilder app, LoopbackSite site)
    {
        app.Serve(new EmbeddedFileProvider(site.Assets, site.AssetPrefix), "/assets");
        app.MapWhen(context => context.Request.Path == $"/{LoginStyle}", branch =>
            branch.Serve(new EmbeddedFileProvider(typeof(EmbeddedAssets).Assembly, baseNamespace: ""), ""));
    }

    public static void MapStartPage(this IEndpointRouteBuilder endpoints, LoopbackSite site)
    {
        var page = new EmbeddedFileProvider(site.Assets, site.AssetPrefix).GetFileInfo(StartPage);
        if (!page.Exists)
            throw new InvalidOperationException($"{site.AssetPrefix}.{StartPage} is not embedded in {site.Assets.GetName().Name}.");
        endpoints.MapGet("/", () => TypedResults.Stream(page.CreateReadStream(), "text/html; charset=utf-8"));
    }

    private static void Serve(this IApplicationBuilder app, IFileProvider files, string path) => app.UseStaticFiles(new StaticFileOptions
    {
        FileProvider = files,
        RequestPath = path,
        // Asked for again each time and answered by 304: another version of the program comes with other files.
        OnPrepareResponse = prepared => prepared.Context.Response.Headers.CacheControl = "no-cache",
    });
}

/// <summary>What this library itself shows.</summary>
internal static class OwnAssets
{
    public static string Read(string name)
    {
        using var stream = typeof(OwnAssets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
