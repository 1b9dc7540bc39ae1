using IrisBench.Tests.Monitoring;

namespace IrisBench.Tests.Containers;

/// <summary>The images, by the command of the documentation.</summary>
internal static class PublishedImages
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static async Task PublishAsync(ContainerEngine engine, params string[] projects)
    {
        foreach (var project in projects)
        {
            using var publish = Tool.Start(
                "dotnet", "publish", RepositoryRoot.File(project.Split('/')), "--os", "linux", "--arch", "x64", "-t:PublishContainer",
                $"-p:ContainerRegistry={engine.Registry}", $"-p:ContainerBaseImage={engine.Base}",
                // They have looked at the same sources before.
                "-p:RunAnalyzers=false");
            using var patience = new CancellationTokenSource(Patience);
            var output = publish.StandardOutput.ReadToEndAsync(patience.Token);
            await publish.StandardError.ReadToEndAsync(patience.Token);
            await publish.WaitForExitAsync(patience.Token);
            Assert.True(publish.ExitCode == 0, await output);
        }
    }

    public static string Of(ContainerEngine engine, string name) => $"{engine.Registry}/irisbench/{name}:{ProductVersion.Current}";
}
