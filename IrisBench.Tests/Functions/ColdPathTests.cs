using System.Diagnostics;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Functions;

/// <summary>What a process for one request has loaded when it begins to read it: each library costs a cold start milliseconds.</summary>
public sealed class ColdPathTests
{
    private static readonly string[] NotNeeded =
        ["AspNetCore", "OpenTelemetry", "Polly", "Resilience", "ServiceDiscovery", "Hosting", "Net.Http", "Logging"];

    [UnixTheory]
    [InlineData("IrisAuth")]
    [InlineData("IrisLoad")]
    [InlineData("IrisPredict")]
    public async Task Nothing_of_a_server_a_client_or_telemetry_is_loaded_before_the_request_is_read(string function)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [StartedAssembly.PathOf(function), "--stdin"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            string maps;
            // It is loaded to read standard input, which has nothing yet.
            while (!(maps = await File.ReadAllTextAsync($"/proc/{process.Id}/maps", patience.Token))
                .Contains("/System.Console.dll", StringComparison.Ordinal))
                await Task.Delay(20, patience.Token);

            var loaded = maps.Split('\n').Select(line => line[(line.LastIndexOf('/') + 1)..])
                .Where(file => file.EndsWith(".dll", StringComparison.Ordinal)).Distinct();
            Assert.DoesNotContain(loaded, file => NotNeeded.Any(name => file.Contains(name, StringComparison.Ordinal)));
        }
        finally
        {
            process.Kill();
        }
    }
}
