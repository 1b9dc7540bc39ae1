using IrisBench.Tests.Gateway;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Compare;

/// <summary>
/// The ends that leave the AppHost no time to say goodbye; the test of the dashboard kills the <c>dotnet run</c> above it, with which it
/// ends by the same variable as with irisbench.
/// </summary>
[Collection(OneSystemAtATime.Name)]
public sealed class OwnSystemTests : IDisposable
{
    private const string NobodyThere = "http://127.0.0.1:9";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("irisbench-tests-");

    public void Dispose() => _home.Delete(recursive: true);

    [UnixFact]
    public async Task A_system_that_irisbench_starts_asks_no_proxy_exports_no_telemetry_and_leaves_nothing_when_both_are_killed()
    {
        await using var irisbench = IrisBenchProcess.Start(
            new Dictionary<string, string>
            {
                ["HOME"] = _home.FullName,
                ["TMPDIR"] = _home.FullName,
                ["http_proxy"] = NobodyThere,
                ["HTTPS_PROXY"] = NobodyThere,
                ["ALL_PROXY"] = NobodyThere,
                ["no_proxy"] = "",
                ["NO_PROXY"] = "",
                ["IrisBench__StateFile"] = Path.Combine(_home.FullName, "none.json"),
            },
            "compare", "--no-publish");
        await Eventually.TrueAsync(
            () => _home.EnumerateDirectories("irisbench-*").Any(folder => File.Exists(Path.Combine(folder.FullName, "running.json"))),
            "the system is up", Patience);

        Assert.NotEmpty(LeftBehind.ProcessesWith(_home.FullName, "Gateway__Functions__"));
        Assert.Empty(LeftBehind.ProcessesWith(_home.FullName, "OTEL_EXPORTER_OTLP_ENDPOINT="));
        var appHost = ProcessProbe.ChildrenOf(irisbench.Id)
            .Single(child => ProcessProbe.HasVariable(child, $"ASPIRE_CLI_PID={irisbench.Id}"));
        ProcessProbe.Signal(appHost, "KILL");
        Assert.Equal(137, await irisbench.EndAsync("KILL"));
        await Eventually.TrueAsync(() => LeftBehind.ProcessesWith(_home.FullName).Count == 0, "nothing is left", Patience);
    }
}
