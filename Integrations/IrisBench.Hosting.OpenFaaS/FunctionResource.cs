using IrisBench.Hosting.OpenFaaS.Local;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A function. On this machine its processes are the local gateway's; how many there are changes all the time.</summary>
[AspireExport]
public sealed class FunctionResource : Resource, IResourceWithEnvironment, IResourceWithEndpoints, IComputeResource
{
    /// <summary>The port of a function in a cluster.</summary>
    internal const int Port = 8080;

    private readonly IResourceWithEndpoints? _published;

    internal FunctionResource(string name, FunctionPlatformResource platform, IResourceWithEndpoints? published = null) : base(name)
        => (Platform, _published) = (platform, published);

    /// <summary>What is said of the function is said of what is published in its place, if anything is.</summary>
    public override ResourceAnnotationCollection Annotations => _published?.Annotations ?? base.Annotations;

    /// <summary>Where it runs.</summary>
    public FunctionPlatformResource Platform { get; }

    /// <summary>The address at which the function is called.</summary>
    public ReferenceExpression UriExpression => _published is null
        ? ReferenceExpression.Create($"{Platform.PrimaryEndpoint}/function/{Name}")
        : ReferenceExpression.Create($"{new EndpointReference(_published, FunctionPlatformResource.Http)}");

    /// <summary>What the local gateway starts; found when the application starts, as it may not be built.</summary>
    internal Func<LocalProgram>? Program { get; set; }

    /// <summary>The same program, compiled otherwise, by the name of the compilation.</summary>
    internal Dictionary<string, string> Compilations { get; } = [];

    /// <summary>Whether a call would find a process, or one that is started for it.</summary>
    internal bool IsReady { get; set; }
}

/// <summary>How requests get a process.</summary>
public enum FunctionMode
{
    /// <summary>Replicas are kept running.</summary>
    Warm,

    /// <summary>The first request starts a replica, and an idle time ends it.</summary>
    Zero,

    /// <summary>Each request gets a process of its own over standard input and output, as with the classic watchdog.</summary>
    Fork,
}
