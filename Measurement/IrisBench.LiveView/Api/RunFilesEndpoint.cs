using IrisBench.LiveView.Catalog;

namespace IrisBench.LiveView.Api;

/// <summary>Reports to look at, and the other files to keep.</summary>
internal static class RunFilesEndpoint
{
    // A report comes from a folder that others can write to. It runs its own script in an origin of its own, where it can
    // neither read this site nor send anything anywhere; its own policy in the page narrows that to the script's hash.
    private const string ReportPolicy =
        "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapRunFiles(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/runs/{id}/{**path}", Send);

    private static IResult Send(HttpContext context, RunCatalog catalog, string id, string path)
    {
        if (catalog.Folder(id) is not { } run || RunFiles.Find(run, path) is not { } file)
            return TypedResults.Problem("There is no such file of a run.", statusCode: StatusCodes.Status404NotFound);
        if (path != RunCatalog.ReportFile)
            return TypedResults.PhysicalFile(file.FullName, "application/octet-stream", $"{id}-{file.Name}");

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ReportPolicy;
        // Browsers refuse a sandboxed document that asks to be alone with its opener's group.
        headers["Cross-Origin-Opener-Policy"] = "unsafe-none";
        return TypedResults.PhysicalFile(file.FullName, "text/html; charset=utf-8");
    }
}
