namespace IrisBench.Pipeline.Authentication;

/// <summary>What a user signs in with.</summary>
/// <param name="User">User name; not empty, without <c>;</c>.</param>
/// <param name="Password">Password; not empty.</param>
public sealed record Credentials(string User, string Password)
{
    /// <summary>Hides the password: records print their members, and this one ends up in logs.</summary>
    public override string ToString() => $"{nameof(Credentials)} {{ {nameof(User)} = {User} }}";
}
