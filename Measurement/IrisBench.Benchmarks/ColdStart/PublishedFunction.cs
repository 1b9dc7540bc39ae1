using System.Diagnostics;

namespace IrisBench.Benchmarks.ColdStart;

/// <summary>A function as it ships: published in one compilation, and started for one request.</summary>
internal sealed class PublishedFunction
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(60);
    private readonly string _program;

    private PublishedFunction(string program) => _program = program;

    /// <exception cref="MeasurementException">The function cannot be published.</exception>
    public static async Task<PublishedFunction> PublishAsync(string project, string compilation, CancellationToken cancellationToken)
        => new(await PublishedProgram.PublishAsync($"Functions/{project}", compilation, cancellationToken));

    public Task<ProcessAnswer> AnswerAsync(string body, Uri irisServer, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(_program, ["--stdin"]);
        start.Environment["services__iris-server__http__0"] = irisServer.ToString();
        start.Environment["Http_Accept"] = "text/plain";
        start.Environment["Http_Authorization"] = "Bearer token";
        return MeasuredProcess.RunAsync(start, body, AnswerLimit, cancellationToken);
    }
}
