namespace IrisBench.Tests.Publishing;

/// <summary>The AppHost's own publishing, by the command of the documentation, into a folder of the test's.</summary>
internal sealed class PublishedApplication : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench-publish-");

    public string Chart => Path.Combine(Output, "k8s");

    public string OpenFaaS => Path.Combine(Output, "openfaas");

    public string Knative => Path.Combine(Output, "knative");

    /// <summary>Every file that was written, of all environments.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(Output, "*", SearchOption.AllDirectories);

    public string Output => Path.Combine(_folder.FullName, "deploy");

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
        var run = await AppHostRun.OfAsync(
            _folder.FullName, ["--operation", "publish", "--step", "publish", "--output-path", Output, .. args]);
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
    }
}
