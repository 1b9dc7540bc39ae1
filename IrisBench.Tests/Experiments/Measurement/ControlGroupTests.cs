using System.Diagnostics;
using System.Globalization;
using IrisBench.Experiments.Measurement;
using IrisBench.Experiments.Measurement.Scraping;
using IrisBench.Tests.Gateway;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Experiments.Measurement;

/// <summary>A real process in a real control group, read by both sources at once.</summary>
public sealed class ControlGroupTests
{
    private const string Load = """{"iterations":20,"size":500,"seed":1}""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [ControlGroupFact]
    public async Task A_container_has_the_CPU_that_its_process_says_of_itself()
    {
        var (port, management) = (FreePort.Next(), FreePort.Next());
        using var group = new OwnControlGroup();
        using var process = Process.Start(StartInfo(group, port, management))!;
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = Patience };
            await Eventually.TrueAsync(() => IsReadyAsync(client), "the function listens");
            using var byGroup = new ControlGroupSource(new Dictionary<string, IReadOnlyList<string>> { ["monolith"] = [group.Name] });
            using var byItself = new ScrapeSource(
                [new MetricsPage(new Uri($"http://127.0.0.1:{management}/metrics"), [("monolith", null)])], settlingScrapes: 50);
            var clock = new RunClock();
            byGroup.Settle(clock, default);
            byItself.Settle(clock, default);

            var (itself, whole) = (Assert.Single(byItself.Read(clock, default)), Assert.Single(byGroup.Read(clock, default)));
            for (var call = 0; call < 5; call++)
                (await client.PostAsync("/", new StringContent(Load))).EnsureSuccessStatusCode();
            var (itselfLater, wholeLater) = (Assert.Single(byItself.Read(clock, default)), Assert.Single(byGroup.Read(clock, default)));

            Assert.InRange((wholeLater.CpuSeconds - whole.CpuSeconds) / (itselfLater.CpuSeconds - itself.CpuSeconds), 0.97, 1.03);
            // Its pages of files are shared with others, or can be taken back: they count for the process and not for the container.
            Assert.InRange(wholeLater.WorkingSetBytes, 0.2 * itselfLater.WorkingSetBytes, 1.2 * itselfLater.WorkingSetBytes);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static ProcessStartInfo StartInfo(OwnControlGroup group, int port, int management)
    {
        var start = new ProcessStartInfo("dotnet", [StartedAssembly.PathOf("IrisLoad")]);
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        start.Environment["MANAGEMENT_PORT"] = management.ToString(CultureInfo.InvariantCulture);
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        group.Enclose(start);
        return start;
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/_/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private sealed class ControlGroupFactAttribute : FactAttribute
    {
        public ControlGroupFactAttribute()
            => Skip = OwnControlGroup.CanBeMade ? null : "Control groups can be made by root only, where the kernel lets it.";
    }
}
