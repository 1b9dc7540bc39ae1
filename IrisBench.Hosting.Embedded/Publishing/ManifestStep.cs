using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.Pipelines;
using Aspire.Hosting.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IrisBench.Hosting.Embedded;

// Writes the manifest to the file that --output-path names, or into that directory.
internal static class ManifestStep
{
    private static readonly JsonWriterOptions s_indented = new() { Indented = true };

    public static async Task RunAsync(PipelineStepContext context)
    {
        var path = FilePath(context.Services.GetRequiredService<IOptions<PipelineOptions>>().Value.OutputPath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using (var stream = new FileStream(path, FileMode.Create))
        await using (var writer = new Utf8JsonWriter(stream, s_indented))
            await new ManifestWriter(new ManifestPublishingContext(context.ExecutionContext, path, writer, context.CancellationToken)).WriteAsync(context.Model);
        context.Logger.LogInformation("Published manifest to: {ManifestPath}", path);
    }

    private static string FilePath(string? outputPath)
    {
        if (string.IsNullOrEmpty(outputPath))
            throw new DistributedApplicationException("The '--output-path [path]' option was not specified even though manifest publishing was requested.");
        return Path.GetFullPath(outputPath.EndsWith(".json", StringComparison.Ordinal) ? outputPath : Path.Combine(outputPath, "aspire-manifest.json"));
    }
}
