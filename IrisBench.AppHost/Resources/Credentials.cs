namespace IrisBench.AppHost.Resources;

/// <summary>Who may log in to iris-server, and the key its tokens are signed with.</summary>
internal sealed record Credentials(
    IResourceBuilder<ParameterResource> User,
    IResourceBuilder<ParameterResource> Password,
    IResourceBuilder<ParameterResource> SigningKey);
