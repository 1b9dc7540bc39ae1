namespace Aspire.Hosting.ApplicationModel;

/// <summary>An endpoint with the ports that it has where it is deployed.</summary>
public sealed class ResolvedEndpoint
{
    /// <summary>The endpoint.</summary>
    public required EndpointAnnotation Endpoint { get; init; }

    /// <summary>The port that the process listens on.</summary>
    public ResolvedPort TargetPort { get; init; }

    /// <summary>The port that others call.</summary>
    public ResolvedPort ExposedPort { get; init; }
}
