using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace IrisBench.Benchmarks.ColdStart;

/// <summary>A function as it ships: published in one compilation, and started for one request.</summary>
internal sealed class PublishedFunction
{
    private static readonly TimeSpan PublishLimit = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(60);

    private PublishedFunction(string program) => Program = program;

    /// <summary>Path of the executable.</summary>
    public string Program { get; }

    /// <exception cref="MeasurementException">The function cannot be published.</exception>
    public static async Task<PublishedFunction> PublishAsync(string project, string compilation, CancellationToken cancellationToken)
    {
        var root = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "RepositoryRoot").Value!;
        var output = Path.Combine(root, "artifacts", "publish", project, $"release_{RuntimeInformation.RuntimeIdentifier}_{compilation}");
        var publish = new ProcessStartInfo("dotnet",
        [
            "publish", Path.Combine(root, "Functions", project), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier,
            $"-p:Compilation={compilation}",
        ]);
        await MeasuredProcess.RunAsync(publish, "", PublishLimit, cancellationToken);
        return new PublishedFunction(Path.Combine(output, project));
    }

    public Task<ProcessAnswer> AnswerAsync(string body, Uri irisServer, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Program, ["--stdin"]);
        start.Environment["services__iris-server__http__0"] = irisServer.ToString();
        start.Environment["Http_Accept"] = "text/plain";
        start.Environment["Http_Authorization"] = "Bearer token";
        return MeasuredProcess.RunAsync(start, body, AnswerLimit, cancellationToken);
    }
}
