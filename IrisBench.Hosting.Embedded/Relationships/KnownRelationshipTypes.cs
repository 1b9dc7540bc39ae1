namespace IrisBench.Hosting.Embedded;

// Aspire's names.
internal static class KnownRelationshipTypes
{
    public const string Parent = "Parent";
    public const string Reference = "Reference";
}
