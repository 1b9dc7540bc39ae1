namespace IrisBench.AppHost.Publishing;

/// <summary>Where the images are: <c>repository/name:tag</c>.</summary>
internal sealed record Images(IResourceBuilder<ParameterResource> Repository, IResourceBuilder<ParameterResource> Tag);
