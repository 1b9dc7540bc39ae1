using System.Diagnostics;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Compare;

[Collection(OneSystemAtATime.Name)]
public sealed class OwnSystemTests : IDisposable
{
    private const string NobodyThere = "http://127.0.0.1:9";

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("irisbench-tests-");

    public void Dispose() => _home.Delete(recursive: true);

    [UnixFact]
    public async Task A_system_that_irisbench_starts_asks_no_proxy_exports_no_telemetry_and_does_not_outlive_it()
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
        await UntilAsync(
            () => _home.EnumerateDirectories("irisbench-*").Any(folder => File.Exists(Path.Combine(folder.FullName, "running.json"))));

        Assert.NotEmpty(LeftBehind.ProcessesWith(_home.FullName, "Gateway__Functions__"));
        Assert.Empty(LeftBehind.ProcessesWith(_home.FullName, "OTEL_EXPORTER_OTLP_ENDPOINT="));
        using var kill = Process.Start("kill", ["-KILL", $"{irisbench.Id}"]);
        var (exitCode, _, _) = await irisbench.WaitAsync();

        Assert.Equal(137, exitCode);
        await UntilAsync(() => LeftBehind.ProcessesWith(_home.FullName).Count == 0);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!condition())
        {
            await Task.Delay(100, deadline.Token);
        }
    }
}
