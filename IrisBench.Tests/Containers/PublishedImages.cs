using IrisBench.Tests.Monitoring;

namespace IrisBench.Tests.Containers;

/// <summary>The images, by the command of the documentation.</summary>
internal static class PublishedImages
{
    public static async Task PublishAsync(ContainerEngine engine, params string[] projects)
    {
        foreach (var project in projects)
            await DotnetPublish.RunAsync(
                project, "--os", "linux", "--arch", "x64", "-t:PublishContainer", $"-p:ContainerRegistry={engine.Registry}",
                $"-p:ContainerBaseImage={engine.Base}");
    }

    public static string Of(ContainerEngine engine, string name) => $"{engine.Registry}/irisbench/{name}:{ProductVersion.Current}";
}

/// <summary><c>dotnet publish</c>: one at a time, for each restores the libraries that it shares with the others.</summary>
internal static class DotnetPublish
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly SemaphoreSlim Gate = new(1);

    public static async Task RunAsync(string project, params string[] arguments)
    {
        await Gate.WaitAsync();
        try
        {
            // The analyzers have looked at the same sources before.
            await using var publish = Tool.Start(
                "dotnet", ["publish", RepositoryRoot.File(project.Split('/')), .. arguments, "-p:RunAnalyzers=false"]);
            var (exitCode, output, _) = await publish.WaitAsync(patience: Patience);
            Assert.True(exitCode == 0, output);
        }
        finally
        {
            Gate.Release();
        }
    }
}
