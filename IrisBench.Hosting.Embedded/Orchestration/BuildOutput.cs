using System.Diagnostics;
using System.Reflection;
using Aspire.Hosting;
using IrisBench.Processes;

namespace IrisBench.Hosting.Embedded;

// Where the build left a project.
internal static class BuildOutput
{
    public static async Task<string> FindAsync(IProjectMetadata project, CancellationToken cancellationToken)
    {
        var path = project is IBuiltProjectMetadata built ? built.TargetPath : await AskAsync(project.ProjectPath, cancellationToken);
        return File.Exists(path)
            ? path
            : throw new DistributedApplicationException($"{project.ProjectPath} is not built ({path} is missing): run dotnet build first.");
    }

    // A project that was added by its path has no generated class that would say it.
    private static async Task<string> AskAsync(string projectPath, CancellationToken cancellationToken)
    {
        if (!File.Exists(projectPath))
            throw new DistributedApplicationException($"Project {projectPath} does not exist.");

        var configuration = Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration ?? "Debug";
        var start = new ProcessStartInfo(DotnetHost.Path)
        {
            ArgumentList = { "msbuild", projectPath, "-getProperty:TargetPath", $"-property:Configuration={configuration}" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromMinutes(1));
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            var errors = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return process.ExitCode == 0
                ? (await output).Trim()
                : throw new DistributedApplicationException($"{projectPath} cannot be read: {(await output + await errors).Trim().ReplaceLineEndings(" ")}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
