namespace Aspire.Hosting.ApplicationModel;

/// <summary>A program that runs as a process.</summary>
public class ExecutableResource : Resource,
    IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport, IComputeResource
{
    /// <summary>Describes the program.</summary>
    /// <param name="name">The name of the resource.</param>
    /// <param name="command">The program: a path, or a name to be found on <c>PATH</c>.</param>
    /// <param name="workingDirectory">The directory it runs in.</param>
    public ExecutableResource(string name, string command, string workingDirectory)
        : base(name)
    {
        ArgumentException.ThrowIfNullOrEmpty(command);
        ArgumentNullException.ThrowIfNull(workingDirectory);
        Command = command;
        WorkingDirectory = workingDirectory;
    }

    /// <summary>The program: a path, or a name to be found on <c>PATH</c>.</summary>
    public string Command { get; }

    /// <summary>The directory it runs in.</summary>
    public string WorkingDirectory { get; }
}
