namespace WorkflowAnon.Domain.Agency;

/// <summary>選択肢: an id and its 日本語 name.</summary>
public sealed record NamedChoice
{
    /// <summary>Id: lower-case ASCII letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>日本語 name.</summary>
    public required string Name { get; init; }
}

/// <summary>到達の扱い: which day counts for papers that come by this channel.</summary>
public enum ArrivalRule
{
    /// <summary>必着: the day of arrival.</summary>
    Arrival,

    /// <summary>消印有効: the day of the postmark.</summary>
    Postmark,
}

/// <summary>提出方法.</summary>
public sealed record SubmissionChannel
{
    /// <summary>Id: lower-case ASCII letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>日本語 name, for example 郵送.</summary>
    public required string Name { get; init; }

    /// <summary>到達の扱い.</summary>
    public required ArrivalRule ArrivalRule { get; init; }
}

/// <summary>公表の対象.</summary>
public enum PublicationSubject
{
    /// <summary>募集 (要領 第4): the guidelines and the list of files.</summary>
    Recruitment,

    /// <summary>作成した匿名加工情報に関する公表 (要領 第11の5).</summary>
    AnonymizedInformation,
}

/// <summary>公表先 (O-16: two channels).</summary>
public sealed record PublicationChannel
{
    /// <summary>Id: lower-case ASCII letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>日本語 name, for example 青森県警察ホームページ.</summary>
    public required string Name { get; init; }

    /// <summary>What is published there.</summary>
    public required PublicationSubject Subject { get; init; }

    /// <summary>Who puts it there, for example 総務文書課.</summary>
    public required string Publisher { get; init; }
}
