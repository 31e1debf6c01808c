namespace WorkflowAnon.Domain.Agency;

/// <summary>団体の名称.</summary>
public sealed record AgencyNames
{
    /// <summary>Name of the body, for example 青森県警察.</summary>
    public required string Agency { get; init; }

    /// <summary>Name of the office that the divisions belong to, as it stands before a division's name in papers, for example 青森県警察本部.</summary>
    public required string Office { get; init; }

    /// <summary>行政機関の長等 in whose name notices are issued, for example 青森県警察本部長.</summary>
    public required string Head { get; init; }

    /// <summary>Title of the head alone, for example 警察本部長.</summary>
    public required string HeadTitle { get; init; }

    /// <summary>The local public entity the body belongs to, for example 青森県.</summary>
    public required string LocalGovernment { get; init; }

    /// <summary>Name of the agency's own procedure rules (要領), as cited in papers.</summary>
    public required string ProcedureRules { get; init; }

    /// <summary>Name of the ordinance that sets the fees (条例), as cited in papers.</summary>
    public required string FeeOrdinance { get; init; }
}

/// <summary>契約の当事者（行政側）: a setting, because the 要領 and 法115 name different parties (O-4).</summary>
public sealed record ContractingParty
{
    /// <summary>Name put into notices and contracts, for example 青森県警察本部長.</summary>
    public required string Name { get; init; }

    /// <summary>Title in the text of the contract, for example 警察本部長.</summary>
    public required string Title { get; init; }

    /// <summary>What a person must still confirm before the first contract; null when it has been confirmed.</summary>
    public required string? OpenQuestion { get; init; }
}
