using System.Diagnostics;
using System.Runtime.InteropServices;

namespace IrisBench.Benchmarks;

/// <summary>A program of this repository as it ships: a Release build, in one compilation (<c>jit</c>, <c>r2r</c>, <c>native</c>).</summary>
internal static class PublishedProgram
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    /// <summary>Publishes a project and tells so on standard error.</summary>
    /// <param name="project">Its folder, from the top of the repository.</param>
    /// <param name="compilation">How it is compiled.</param>
    /// <param name="cancellationToken">Ends the publishing.</param>
    /// <returns>The path of its executable.</returns>
    /// <exception cref="MeasurementException">The project cannot be published.</exception>
    public static async Task<string> PublishAsync(string project, string compilation, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(project);
        await Console.Error.WriteLineAsync($"publishing {name} ({compilation})");
        var output = Path.Combine(BuildMetadata.RepositoryRoot, "artifacts", "publish", name, compilation);
        var publish = new ProcessStartInfo("dotnet",
        [
            "publish", Path.Combine(BuildMetadata.RepositoryRoot, project), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier,
            $"-p:Compilation={compilation}", "-o", output,
        ]);
        await MeasuredProcess.RunAsync(publish, "", Limit, cancellationToken);
        return Path.Combine(output, name);
    }
}
