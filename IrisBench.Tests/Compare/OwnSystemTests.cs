using System.Diagnostics;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Compare;

[Collection(OneSystemAtATime.Name)]
public sealed class OwnSystemTests : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("irisbench-tests-");

    public void Dispose() => _home.Delete(recursive: true);

    [UnixTheory]
    [InlineData("-INT", 130)]
    [InlineData("-KILL", 137)]
    public async Task A_system_that_irisbench_started_ends_with_it(string signal, int expectedExitCode)
    {
        await using var irisbench = IrisBenchProcess.Start(
            new Dictionary<string, string>
            {
                ["HOME"] = _home.FullName,
                ["TMPDIR"] = _home.FullName,
                ["IrisBench__StateFile"] = Path.Combine(_home.FullName, "none.json"),
            },
            "compare");
        await UntilAsync(() => _home.EnumerateDirectories("irisbench-*").Any(folder => File.Exists(Path.Combine(folder.FullName, "running.json"))));

        using var kill = Process.Start("kill", [signal, $"{irisbench.Id}"]);
        var (exitCode, _, _) = await irisbench.WaitAsync();

        Assert.Equal(expectedExitCode, exitCode);
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
