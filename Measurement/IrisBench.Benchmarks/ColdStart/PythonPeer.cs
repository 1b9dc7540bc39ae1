using System.Diagnostics;
using System.Reflection;

namespace IrisBench.Benchmarks.ColdStart;

/// <summary>The same step in Python (<c>peers/python</c>), as the classic watchdog starts it.</summary>
internal sealed class PythonPeer(string python)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static readonly string Script = Path.Combine(
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "RepositoryRoot").Value!,
        "peers", "python", "index.py");

    public Task<ProcessAnswer> AnswerAsync(string step, string body, Uri irisServer, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(python, [Script, step]);
        start.Environment["IRIS_SERVER"] = irisServer.ToString();
        return MeasuredProcess.RunAsync(start, body, Limit, cancellationToken);
    }
}
