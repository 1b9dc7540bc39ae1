using System.Diagnostics;

namespace IrisBench.Tests.OpenFaaS;

/// <summary>The AppHost's own publishing, by the command of the documentation, into a folder of the test's.</summary>
internal sealed class PublishedApplication : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench-publish-");

    public string OpenFaaS => Path.Combine(Output, "openfaas");

    /// <summary>Every file that was written, of all environments.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(Output, "*", SearchOption.AllDirectories);

    private string Output => Path.Combine(_folder.FullName, "deploy");

    public static async Task<PublishedApplication> PublishAsync(params string[] args)
    {
        var published = new PublishedApplication();
        try
        {
            await published.RunAsync(args);
            return published;
        }
        catch
        {
            published.Dispose();
            throw;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task RunAsync(string[] args)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [typeof(Projects.IrisBench_AppHost).Assembly.Location, "--operation", "publish", "--step", "publish", "--output-path", Output, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Nothing of the developer's own settings, and no question for a value.
            Environment = { ["HOME"] = _folder.FullName, ["ASPIRE_INTERACTIVITY_ENABLED"] = "false" },
        })!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            Assert.True(process.ExitCode == 0, output + await errors);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
