namespace IrisBench.Compare.Credentials;

/// <summary>What a run signs in with at iris-server.</summary>
internal sealed record IrisCredentials(string User, string Password)
{
    /// <summary>Hides the password: records print their members.</summary>
    public override string ToString() => $"{nameof(IrisCredentials)} {{ {nameof(User)} = {User} }}";
}
