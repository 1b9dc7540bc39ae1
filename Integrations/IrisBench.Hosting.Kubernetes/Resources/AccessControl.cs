namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>What somebody may do in a namespace.</summary>
public sealed class Role() : BaseKubernetesResource("rbac.authorization.k8s.io/v1", "Role")
{
    public List<PolicyRuleV1> Rules { get; } = [];
}

/// <summary>What a role allows (rbac/v1 PolicyRule).</summary>
public sealed class PolicyRuleV1
{
    public List<string> ApiGroups { get; } = [];
    public List<string> ResourceNames { get; } = [];
    public List<string> Resources { get; } = [];
    public List<string> Verbs { get; } = [];
}

/// <summary>Who has a role.</summary>
public sealed class RoleBinding() : BaseKubernetesResource("rbac.authorization.k8s.io/v1", "RoleBinding")
{
    public RoleRefV1 RoleRef { get; set; } = new();
    public List<SubjectV1> Subjects { get; } = [];
}

/// <summary>The role of a binding (rbac/v1 RoleRef).</summary>
public sealed class RoleRefV1
{
    public string Kind { get; set; } = null!;
    public string Name { get; set; } = null!;
    public string ApiGroup { get; set; } = null!;
}

/// <summary>Who gets a role (rbac/v1 Subject).</summary>
public sealed class SubjectV1
{
    public string Kind { get; set; } = null!;
    public string Name { get; set; } = null!;
    public string Namespace { get; set; } = null!;
}

/// <summary>Who a pod is.</summary>
public sealed class ServiceAccountV1() : BaseKubernetesResource("v1", "ServiceAccount");
