using IrisBench.Tests.Monitoring;

namespace IrisBench.Tests.Containers;

/// <summary>The images in the registry of the tests.</summary>
internal static class PublishedImages
{
    /// <summary>By the command of the documentation.</summary>
    public static Task PublishAsync(ContainerEngine engine, string project)
        => PublishAsync(engine, project, "--os", "linux", "--arch", "x64");

    /// <summary>Of what was built for the tests: compiling it once more for an image takes a minute each.</summary>
    public static async Task PublishBuiltAsync(ContainerEngine engine, params string[] projects)
    {
        var build = new FileInfo(StartedAssembly.PathOf("irisbench")).Directory!.Name;
        foreach (var project in projects)
            await PublishAsync(engine, project, "--no-build", "-c", build, "-p:Compilation=jit");
    }

    private static Task PublishAsync(ContainerEngine engine, string project, params string[] arguments)
        => DotnetPublish.RunAsync(
            project,
            [.. arguments, "-t:PublishContainer", $"-p:ContainerRegistry={engine.Registry}", $"-p:ContainerBaseImage={engine.Base}"]);

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
