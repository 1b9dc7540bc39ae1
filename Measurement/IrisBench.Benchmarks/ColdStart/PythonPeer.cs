using System.Diagnostics;

namespace IrisBench.Benchmarks.ColdStart;

/// <summary>The same step in Python (<c>peers/python</c>), as the classic watchdog starts it.</summary>
internal sealed class PythonPeer(string python)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Where its scripts are.</summary>
    public static string Folder => Path.Combine(BuildMetadata.RepositoryRoot, "peers", "python");

    public Task<ProcessAnswer> AnswerAsync(string step, string body, Uri irisServer, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(python, [Path.Combine(Folder, "index.py"), step]);
        start.Environment["IRIS_SERVER"] = irisServer.ToString();
        return MeasuredProcess.RunAsync(start, body, Limit, cancellationToken);
    }
}
