using System.Diagnostics;
using System.Reflection;

namespace IrisBench.Benchmarks.ColdStart;

/// <summary>The function as it ships: published, compiled ahead of time.</summary>
internal sealed class PublishedPredictor
{
    private static readonly TimeSpan PublishLimit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PredictLimit = TimeSpan.FromSeconds(30);
    private readonly string _program;

    private PublishedPredictor(string program) => _program = program;

    /// <exception cref="MeasurementException">The function cannot be published.</exception>
    public static async Task<PublishedPredictor> PublishAsync(CancellationToken cancellationToken)
    {
        var root = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "RepositoryRoot").Value!;
        var output = Path.Combine(root, "artifacts", "publish", "IrisPredict", "release");
        var publish = new ProcessStartInfo("dotnet", ["publish", Path.Combine(root, "Functions", "IrisPredict"), "-c", "Release", "-o", output]);
        await MeasuredProcess.RunAsync(publish, "", PublishLimit, cancellationToken);
        return new PublishedPredictor(Path.Combine(output, "IrisPredict"));
    }

    public Task<ProcessAnswer> PredictAsync(Uri models, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(_program, ["--stdin"]);
        start.Environment["services__iris-server__http__0"] = models.ToString();
        start.Environment["Http_Accept"] = "text/plain";
        return MeasuredProcess.RunAsync(start, Flower.Setosa, PredictLimit, cancellationToken);
    }
}
